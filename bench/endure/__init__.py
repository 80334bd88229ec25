"""Endurance: nothing is lost, doubled or half written, whatever kills a run, fills its disk or changes what it runs in."""
