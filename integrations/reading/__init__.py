"""Reading of papers in a process of its own, so that what a stranger made ends nothing but its own reading."""
