"""The review desk as pages: what is known of reports → what a person sees of it; no request, no file, no clock.

What is shown is made in two steps, so that it can be tested without a browser: data to views (frozen, all words chosen),
views to HTML by templates that escape everything.
"""
