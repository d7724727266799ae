/**
 * Sends the framework's log to the one log file. Not null-marked: it only implements a framework
 * interface.
 */
package org.chatterbloke.logging.internal;
