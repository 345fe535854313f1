"""Where the originals of papers are kept, always sealed: a folder, or a server that speaks S3."""
