/** The p2 side of plug-in management, and its command. Not null-marked: p2 and picocli are not. */
package org.chatterbloke.plugins.internal;
