"""The site as a deployment: what differs between machines, nothing about blogging."""

import sys

try:
    import pysqlite3
except (
    ImportError
):  # no wheel for this platform: Python's own module serves, and blog.W001 tells if it is too old
    pass
else:
    # Before Django loads: SQLite 3.7.0 to 3.51.2 can corrupt a WAL database (fixed in 3.51.3), and Debian's is older.
    sys.modules["sqlite3"] = pysqlite3
    sys.modules["sqlite3.dbapi2"] = pysqlite3.dbapi2
