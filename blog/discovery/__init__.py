"""How machines read us: feeds, sitemap, robots.txt."""
