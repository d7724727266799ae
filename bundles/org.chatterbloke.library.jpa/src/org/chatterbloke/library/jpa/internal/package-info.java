/** The library on SQLite through EclipseLink, with Flyway migrations. */
@NullMarked
package org.chatterbloke.library.jpa.internal;

import org.jspecify.annotations.NullMarked;
