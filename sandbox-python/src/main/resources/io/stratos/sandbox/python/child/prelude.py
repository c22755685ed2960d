"""Runs in the child before anything of a stranger's: modules from memory, guards with names, a clock that is given.

The guards are no wall. The wall is the context without host access, files, processes, threads and environment, and
around it the process. A guard gives the attempt its name, so that the fault says what was tried.
"""

import builtins
import sys
import time
from _frozen_importlib import ModuleSpec

# Numbers of io.stratos.sandbox.python.exchange.Answer.
RAISED, RECURSION, MEMORY = 1, 3, 4
TRIED_IO, TRIED_PROCESS, TRIED_NATIVE, TRIED_HOST, TRIED_THREADS, TRIED_IMPORT = 10, 11, 12, 13, 14, 15
TRIED_CLOCK = 17

# What a strategy may import: pure computation, and time and chance as far as they can be given.
ALLOWED = frozenset(
    "__future__ abc array bisect calendar cmath collections copy dataclasses datetime decimal enum fractions functools "
    "graphlib heapq itertools json math numbers operator random re statistics stratos string struct textwrap time types "
    "typing uuid".split()
)

# What a forbidden import is called; any other is TRIED_IMPORT.
FORBIDDEN = {}
for _number, _names in (
    (
        TRIED_IO,
        "asyncio bz2 codecs csv dbm fileinput ftplib gzip glob http imaplib io linecache logging lzma mmap os pathlib "
        "pickle poplib posix posixpath select selectors shelve shutil smtplib socket socketserver sqlite3 ssl tarfile "
        "tempfile urllib webbrowser xmlrpc zipfile",
    ),
    (TRIED_PROCESS, "multiprocessing nt pty signal subprocess"),
    (TRIED_NATIVE, "_cffi_backend _ctypes cffi ctypes numpy pandas"),
    (
        TRIED_HOST,
        "__graalpython__ _frozen_importlib builtins code codeop gc graalpy importlib inspect java jarray marshal pdb "
        "pkgutil polyglot runpy site sys trace traceback tracemalloc zipimport",
    ),
    (TRIED_THREADS, "_thread _threading_local concurrent queue sched threading"),
    (TRIED_CLOCK, "_weakref secrets weakref"),
):
    for _name in _names.split():
        FORBIDDEN[_name] = _number


def forbidden(name):
    """The number of the attempt, or 0 if the module may be imported."""
    root = name.partition(".")[0]
    return 0 if root in ALLOWED else FORBIDDEN.get(root, TRIED_IMPORT)


def named(name):
    """The number of a module that is refused by name, as others may have it too: `_os` is `os`. Else 0."""
    return FORBIDDEN.get(name) or FORBIDDEN.get(name.lstrip("_"), 0)


def kind_of(error):
    """What kind of failure an exception is; attempts have been reported before."""
    if isinstance(error, RecursionError):
        return RECURSION
    if isinstance(error, MemoryError):
        return MEMORY
    if isinstance(error, PermissionError):
        return TRIED_IO
    return RAISED


def line_of(error):
    """The innermost line of the strategy's source that the exception went through, 0 if none."""
    line = 0
    step = error.__traceback__
    while step is not None:
        if step.tb_frame.f_code.co_filename == "strategy.py":
            line = step.tb_lineno
        step = step.tb_next
    return line


class _Sources:
    """Finds modules among the sources that the child brought along."""

    def __init__(self, sources):
        self._sources = sources

    def find_spec(self, name, path=None, target=None):
        package = self._sources.get(name + ".__init__")
        if package is not None:
            return ModuleSpec(name, self, origin=name, is_package=True)
        return ModuleSpec(name, self, origin=name) if name in self._sources else None

    def create_module(self, spec):
        return None

    def exec_module(self, module):
        name = module.__name__
        source = self._sources.get(name + ".__init__")
        if source is None:
            source = self._sources[name]
        exec(compile(source, name, "exec"), module.__dict__)


def install(report, *names_and_sources):
    """Sets all up; `report(number)` tells Java of an attempt, whatever the strategy does with the exception."""
    sources = dict(zip(names_and_sources[::2], names_and_sources[1::2]))
    sys.meta_path.insert(0, _Sources(sources))
    for codec in ("ascii", "latin-1", "utf-8"):
        "".encode(codec)
    import stratos._bridge as bridge

    _guard_imports(report, bridge)
    _guard_builtins(report)
    _guard_identity(report)
    _guard_system(report)
    _replace_time(report, bridge)
    return bridge


def _guard_imports(report, bridge):
    trusted = builtins.__import__
    waiting = {"random": _replace_random, "datetime": _replace_datetime, "uuid": _replace_uuid}

    def guard_weakref(weakref, bridge):
        _keep_from_strategy(report, weakref, "ref proxy finalize WeakMethod WeakSet WeakKeyDictionary WeakValueDictionary")

    waiting["weakref"] = guard_weakref

    def guarded(name, globals=None, locals=None, fromlist=(), level=0):
        if globals is None:
            # The interpreter's own, for a codec say, or a direct call.
            guest = sys._getframe(1).f_globals.get("__name__") == "strategy" and not name.startswith("encodings")
        else:
            guest = globals.get("__name__") == "strategy"
        if guest:
            number = forbidden(name) if level == 0 else TRIED_IMPORT
            if number:
                report(number)
                raise ImportError("strategies cannot import this module")
        module = trusted(name, globals, locals, fromlist, level)
        if guest:
            for known in list(waiting):
                if known in sys.modules:
                    waiting.pop(known)(sys.modules[known], bridge)
        return module

    builtins.__import__ = guarded


def _guard_builtins(report):
    def forbid(name, number):
        def attempt(*args, **options):
            report(number)
            raise PermissionError("strategies cannot call this function")

        setattr(builtins, name, attempt)

    forbid("open", TRIED_IO)
    forbid("input", TRIED_IO)
    forbid("breakpoint", TRIED_HOST)


def _is_strategy(depth):
    """Whether the strategy's own code called, `depth` calls up from who asks."""
    return sys._getframe(depth + 1).f_globals.get("__name__") == "strategy"


def _keep_from_strategy(report, module, names):
    """Functions that tell one run from another: modules of the library may go on calling them, the strategy may not."""

    def guard(trusted):
        def guarded(*args, **options):
            if _is_strategy(1):
                report(TRIED_CLOCK)
                raise PermissionError("strategies cannot call this function")
            return trusted(*args, **options)

        return guarded

    for name in names.split():
        if hasattr(module, name):
            setattr(module, name, guard(getattr(module, name)))


def _guard_identity(report):
    """Numbers that objects get by their addresses, or in the order in which they were asked for."""
    _keep_from_strategy(report, builtins, "id")
    trusted, by_identity = hash, object.__hash__

    def guarded(thing):
        if type(thing).__hash__ is by_identity:
            report(TRIED_CLOCK)
            raise PermissionError("strategies cannot call this function on this object")
        return trusted(thing)

    builtins.hash = guarded
    build = builtins.__build_class__

    def build_class(body, name, *bases, **options):
        made = build(body, name, *bases, **options)
        if getattr(made, "__module__", None) == "strategy" and "__del__" in made.__dict__:
            report(TRIED_CLOCK)
            raise PermissionError("strategies cannot have finalizers")
        return made

    builtins.__build_class__ = build_class


def _guard_system(report):
    """What tells processes and machines apart, in modules that others bring along."""
    names = "urandom getrandom getpid getppid times getloadavg cpu_count uname getlogin"
    import posix

    _keep_from_strategy(report, posix, names)
    if "os" in sys.modules:
        _keep_from_strategy(report, sys.modules["os"], names)


def _replace_time(report, bridge):
    now = bridge.now_ns
    whole = {name: getattr(time, name) for name in ("gmtime", "localtime", "strftime", "ctime", "asctime")}

    def seconds():
        return now() / 1e9

    def sleep(duration):
        report(TRIED_CLOCK)
        raise PermissionError("strategies cannot wait; set a timer")

    for name in ("time", "monotonic", "perf_counter", "process_time", "thread_time"):
        setattr(time, name, seconds)
        setattr(time, name + "_ns", now)
    time.sleep = sleep
    time.gmtime = lambda when=None: whole["gmtime"](seconds() if when is None else when)
    time.localtime = lambda when=None: whole["gmtime"](seconds() if when is None else when)
    time.ctime = lambda when=None: whole["asctime"](time.gmtime(when))
    time.asctime = lambda when=None: whole["asctime"](time.gmtime() if when is None else when)
    time.strftime = lambda form, when=None: whole["strftime"](form, time.gmtime() if when is None else when)


def _replace_random(random, bridge):
    """Module functions start again from the callback's seed with each callback; Random() without a seed from it too."""

    Random = random.Random
    trusted = Random.seed

    def seed(self, a=None, version=2):
        trusted(self, bridge.random_seed() if a is None else a, version)

    Random.seed = seed

    class PerCallback(Random):
        _begun = None

        def _begin(self):
            if self._begun != bridge.random_seed():
                self.seed()

        def seed(self, a=None, version=2):
            """A seed of the strategy's own holds until the callback ends."""
            self._begun = bridge.random_seed()
            super().seed(a, version)

        def gauss(self, mu=0.0, sigma=1.0):
            self._begin()  # the second value of a pair may wait here since the callback before
            return super().gauss(mu, sigma)

        def getstate(self):
            self._begin()
            return super().getstate()

        def setstate(self, state):
            self._begun = bridge.random_seed()
            super().setstate(state)

        def random(self):
            self._begin()
            return super().random()

        def getrandbits(self, k):
            self._begin()
            return super().getrandbits(k)

    shared = PerCallback()
    for name in dir(shared):
        if not name.startswith("_") and hasattr(random, name):
            setattr(random, name, getattr(shared, name))
    random._inst = shared
    random.SystemRandom = Random
    random._urandom = shared.randbytes
    random._random = random  # the engine's module: its own class seeds itself from the system


def _replace_datetime(datetime, bridge):
    trusted = datetime.datetime
    originals = {}

    class Moment(type):
        """`isinstance` answers as it does outside: a moment is a date, and each is one of the original's."""

        def __instancecheck__(cls, value):
            original = originals.get(cls)
            return type.__instancecheck__(cls, value) if original is None else isinstance(value, original)

        def __subclasscheck__(cls, kind):
            original = originals.get(cls)
            return type.__subclasscheck__(cls, kind) if original is None else issubclass(kind, original)

    class datetime_(trusted, metaclass=Moment):
        @classmethod
        def now(cls, tz=None):
            moment = cls.fromtimestamp(bridge.now_ns() / 1e9, datetime.timezone.utc)
            return moment.replace(tzinfo=None) if tz is None else moment.astimezone(tz)

        @classmethod
        def utcnow(cls):
            return cls.now()

        @classmethod
        def today(cls):
            return cls.now()

        def date(self):
            return date_(self.year, self.month, self.day)

    datetime_.__name__ = datetime_.__qualname__ = "datetime"
    datetime.datetime = datetime_

    original_date = datetime.date

    class date_(original_date, metaclass=Moment):
        @classmethod
        def today(cls):
            moment = datetime_.now()
            return cls(moment.year, moment.month, moment.day)

    date_.__name__ = date_.__qualname__ = "date"
    datetime.date = date_

    # The classes as they were must not be had from their own values: they know the time.
    for ours, trusted in ((datetime_, trusted), (date_, original_date)):
        originals[ours] = trusted
    date_.min, date_.max = date_(1, 1, 1), date_(9999, 12, 31)
    datetime_.min, datetime_.max = datetime_(1, 1, 1), datetime_(9999, 12, 31, 23, 59, 59, 999999)
    datetime._polyglot_datetime = datetime


def _replace_uuid(uuid, bridge):
    if "random" not in sys.modules:
        import random
    else:
        random = sys.modules["random"]
    _replace_random(random, bridge)

    def uuid4():
        return uuid.UUID(int=random.getrandbits(128), version=4)

    uuid.uuid4 = uuid4
    uuid.uuid1 = lambda node=None, clock_seq=None: uuid4()
    uuid.getnode = lambda: 0
    uuid.__dict__.pop("platform", None)  # knows the machine's name
