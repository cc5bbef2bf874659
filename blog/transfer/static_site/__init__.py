"""The public site as plain files, for any web server or simply to keep: ``copying.export()`` makes such a copy."""
