"""How long judgement takes."""
