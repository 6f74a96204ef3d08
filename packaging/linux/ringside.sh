#!/bin/sh
# Starts Ringside with the run-time image beside it. jpackage's own launcher first asks the system's
# package managers whose file it is, which takes longer than to start Java. Only the first compiler
# works: the second one takes the other half of a small computer just while the window is built.
app=$(dirname "$(readlink -f "$0")")/../lib
exec "$app/runtime/bin/java" -XX:AOTCache="$app/app/ringside.aot" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 \
    -Dringside.fonts="$app/fonts" \
    --enable-native-access=javafx.graphics,dev.ringside \
    -m dev.ringside/dev.ringside.cli.Ringside "$@"
