"""Whether a register of land confirms a deed: asked through a port, since no country here lets a program ask freely."""
