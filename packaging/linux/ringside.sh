#!/bin/sh
# Starts Ringside with the run-time image beside it. jpackage's own launcher first asks the system's
# package managers whose file it is, which takes longer than to start Java.
app=$(dirname "$(readlink -f "$0")")/../lib
exec "$app/runtime/bin/java" -XX:AOTCache="$app/app/ringside.aot" -XX:+UseSerialGC \
    --enable-native-access=javafx.graphics,dev.ringside \
    -m dev.ringside/dev.ringside.cli.Ringside "$@"
