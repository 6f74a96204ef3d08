/// A recording that is being looked at: where one is in it, and how it is to be shown. No toolkit.
@NullMarked
package dev.ringside.app.session;

import org.jspecify.annotations.NullMarked;
