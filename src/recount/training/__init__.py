"""Data sets to model files: how the reader's model is trained. Needs the extra `train`."""
