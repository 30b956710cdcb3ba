"""How well documents are read, measured against outlines that people wrote from the sources."""
