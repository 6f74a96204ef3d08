/// Echo servers with epoll: the same loop in Java through the foreign-function API and in C.
@NullMarked
package dev.ringside.bench.echo;

import org.jspecify.annotations.NullMarked;
