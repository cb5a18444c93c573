"""What is known: figures, records, passages, and what writer and reader must agree on."""
