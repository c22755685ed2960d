# Is no Python.
# expect: admission ABI_INVALID
# from: H38
def (:
