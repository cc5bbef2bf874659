"""Files that hold pictures: recognised, cleaned and drawn; the only place that knows Pillow."""
