# shellcheck shell=bash
# Building the project with Maven, sourced by ../stratos and by the test suite `maven`; not part of the distribution.
# Needs from the caller: say, fail, DIST, DIST_MODULE, and JDK or JAVA25_HOME.

# What the distribution is made of, as one number. Names, sizes and times: a deleted file and a file with an old date count too.
sources_fingerprint() {
  (
    cd "$1" || exit
    find . \( -name target -o -name '.?*' ! -name .mvn -o -name __pycache__ -o -path './docs' -o -path '*/src/test' \
      -o -path './verification/hostile' -o -path './verification/fuzz' -o -path './verification/conformance' \) -prune \
      -o -type f ! -name '*.md' -printf '%p %s %T@\n' | LC_ALL=C sort | cksum
  )
}

# One builder at a time. The lock is on the project's folder itself: no file that `mvn clean` could take away.
# Descriptor 9 holds it until released; programs started meanwhile must not inherit it (9<&-).
lock_build() {
  command -v flock >/dev/null 2>&1 || return 0
  exec 9<"$1"
  flock -n 9 && return 0
  say "another build of this project is running; waiting for it"
  flock 9
}

unlock_build() { exec 9<&-; }

find_maven() {
  if [[ -n ${MAVEN_HOME:-} && -x $MAVEN_HOME/bin/mvn ]]; then
    printf '%s\n' "$MAVEN_HOME/bin/mvn"
  else
    command -v mvn || fail 3 ENV_MAVEN_MISSING "no Maven was found (got none, expected 3.8.7 or newer on PATH)" "install Maven (for example: sudo apt-get install -y maven)"
  fi
}

# run_maven ROOT LOG ARGUMENTS...: Maven's output goes to LOG and, module by module, to stderr. Without a network first:
# a filled local repository is the common case, and it is faster; with one when something is missing.
run_maven() {
  local root=$1 log=$2 maven
  shift 2
  maven=$(find_maven) || exit
  mkdir -p "${log%/*}"
  # Maven may run on an older JDK; the build finds the JDK 25 through this name.
  export JAVA25_HOME=${JAVA25_HOME:-$JDK}
  if [[ -z ${JAVA_HOME:-} ]] && ! command -v java >/dev/null 2>&1; then export JAVA_HOME=$JAVA25_HOME; fi
  maven_once "$root" "$log" "$maven" -o "$@" && return 0
  grep -q -E 'in offline mode|has not been downloaded' "$log" || return 1
  say "some dependencies are not on this machine yet; fetching them"
  maven_once "$root" "$log" "$maven" "$@"
}

# maven_once ROOT LOG MAVEN ARGUMENTS...
maven_once() {
  local root=$1 log=$2 maven=$3
  shift 3
  (cd "$root" && "$maven" -B -ntp "$@" </dev/null 2>&1 9<&-) | tee "$log" |
    sed -u -n -e 's/^\[INFO\] Building \(.*[^ ]\) *\(\[.*\]\)$/  \2 \1/p' >&2
}

# show_maven_errors LOG: warnings of the compiler too, which fail a compilation here.
show_maven_errors() { awk '(/^\[ERROR\]/ || /^\[WARNING\].*\.java:/) && ++count <= 30' "$1" >&2; }

# mark_built ROOT FINGERPRINT: remembers what the distribution was built from, and drops the start-up cache of the old one.
mark_built() {
  rm -rf "$1/$DIST/cache"
  printf '%s\n' "$2" >"$1/$DIST/.built-from"
}

is_fresh() { [[ -f $1/$DIST/.built-from && $(<"$1/$DIST/.built-from") == "$(sources_fingerprint "$1")" ]]; }

build_when_stale() {
  local root=$1 fingerprint log=$1/target/launcher/build.log
  is_fresh "$root" && return 0
  [[ -w $root ]] || fail 3 ENV_PROJECT_READ_ONLY "the program must be built, but '$root' cannot be written" "copy the project to a folder of your own"
  lock_build "$root"
  # Whoever held the lock may have built just this. The number is taken before building: an edit meanwhile makes it stale again.
  fingerprint=$(sources_fingerprint "$root")
  if ! is_fresh "$root"; then
    say "building (once, and after each change of the sources)"
    run_maven "$root" "$log" -DskipTests -Dspotless.check.skip=true -Dstratos.format.skip=true -pl "$DIST_MODULE" -am package || {
      show_maven_errors "$log"
      fail 3 ENV_BUILD_FAILED "Maven could not build the project (full output: ${log#"$PWD"/})" "mend what is said above; without a network, run once where there is one"
    }
    [[ -d $root/$DIST/lib ]] || fail 3 ENV_BUILD_FAILED "the build made no distribution (expected $DIST/lib)" "see ${log#"$PWD"/}"
    mark_built "$root" "$fingerprint"
  fi
  unlock_build
}
