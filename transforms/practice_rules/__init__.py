"""How statements about data are read: words, then phrases, then clauses, then what fills them.

All of it works on arrays with an entry per word of many sentences at once; no step goes back over
a sentence, so the time grows with the text alone.
"""
