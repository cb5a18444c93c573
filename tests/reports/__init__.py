"""Made-up municipal reports whose every printed figure is known, in many layouts."""
