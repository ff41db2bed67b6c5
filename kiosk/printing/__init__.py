"""A badge as data, laid out, drawn as a picture or a PDF, and handed to a printer."""
