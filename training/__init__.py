"""How the shipped embedding model was made; nothing here is part of the product as installed."""
