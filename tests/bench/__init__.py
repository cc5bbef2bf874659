"""What is measured by ``make bench``; nothing here runs with the tests."""
