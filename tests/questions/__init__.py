"""Our own question sets."""
