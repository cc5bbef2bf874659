"""A content-managed blog for a therapy practice."""
