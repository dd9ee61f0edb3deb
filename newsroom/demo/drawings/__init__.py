"""The sample paper's illustrations, drawn by code.

Every scene is a function ``scene(canvas, mood, rng)`` in one of the family modules;
``pictures.toml`` says which scene, mood and seed make which picture. The drawn files
are committed, so loading the sample paper draws nothing. After changing a scene, draw again:

    python -m newsroom.demo.drawings            # every picture
    python -m newsroom.demo.drawings port-dawn  # only these
"""
