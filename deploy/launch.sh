# What deploy/up and deploy/bench/run share: sourced from the checkout's root, with the variable self set to the caller's name.

log=target/build.log

fail() {
    echo "$self: $1" >&2
    exit 1
}

require_jdk() {
    local java=java settings version
    [ -z "${JAVA_HOME:-}" ] || java=$JAVA_HOME/bin/java
    command -v "$java" >/dev/null || fail "No JDK at hand ($java): install JDK 17 or newer, or set JAVA_HOME"
    settings=$("$java" -XshowSettings:properties -version 2>&1) || fail "$java does not run: install JDK 17 or newer"
    version=$(sed -n 's/^ *java.specification.version = //p' <<<"$settings")
    version=${version#1.}
    [ "${version%%.*}" -ge 17 ] || fail "$java is version $version: Harrier needs JDK 17 or newer, set JAVA_HOME to one"
    JAVA_HOME=$(sed -n 's/^ *java.home = //p' <<<"$settings")
    export JAVA_HOME
    [ -x "$JAVA_HOME/bin/javac" ] || fail "$JAVA_HOME has no compiler: Harrier needs a JDK (17 or newer), not a JRE"
}

# stale ARTIFACT STAMP PATH...: is the artifact missing, or any of the paths newer than it and than our last build?
stale() {
    local built=$1
    [ -f "$built" ] || return 0
    [ "$2" -nt "$built" ] && built=$2
    shift 2
    [ -n "$(find "$@" -newer "$built" -print -quit 2>&1)" ]
}

# build WHAT STAMP MODULES: as much of the modules as runs, without their tests
build() {
    local free
    free=$(df -Pk . | awk 'NR == 2 { print $4 }')
    [ "$free" -ge 1048576 ] || fail "The disk of $PWD is full: $((free / 1024)) MiB free, the build needs 1024 MiB"
    echo "Builds $1 ($log)"
    mkdir -p target
    touch target/build.begin
    ./mvnw -B -ntp -DskipTests -pl "$3" -am package > >(tee "$log" |
        awk '/^\[INFO\] Building .*\[[0-9]+\/[0-9]+\]$/ {
            count = $NF; sub(/^\[INFO\] Building /, ""); sub(/ [^ ]+ +\[[^ ]+$/, ""); print "  " count " " $0; fflush() }') 2>&1 &
    maven=$!
    trap 'kill $maven 2>/dev/null; exit 143' TERM
    trap 'kill $maven 2>/dev/null; exit 130' INT
    wait $maven || fail "$(grep -q 'No space left on device' $log && echo 'The disk is full' || echo "The build failed: see $log")"
    trap - TERM INT
    mkdir -p "$(dirname "$2")"
    touch -r target/build.begin "$2"
}
