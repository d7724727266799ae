/**
 * The headless application and the commands that come with it. Not null-marked: picocli sets
 * fields.
 */
package org.chatterbloke.cli.internal;
