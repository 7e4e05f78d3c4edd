"""One file a format: bytes → raw articles. `raw_articles` in `dispatch.py` knows which is which."""
