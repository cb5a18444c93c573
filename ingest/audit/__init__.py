"""The audit: what the stored figures, records and prose owe each other, and where they do not keep it.

It works on what is stored alone and needs no original file. ``audit.audit`` is its door.
"""
