"""Documents in: pages, sections, tables, typed records and passages out."""
