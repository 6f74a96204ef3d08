/// How the window looks and which words it uses: fonts, colours, texts.
@NullMarked
package dev.ringside.app.theme;

import org.jspecify.annotations.NullMarked;
