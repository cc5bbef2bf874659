"""Posts on their way in and out of the site: sample content today."""
