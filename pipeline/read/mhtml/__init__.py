"""Web pages saved whole (MHTML), each way by that reading of HTML."""
