"""Front pages at the desk: the placing screen, banners, coverages, special editions."""
