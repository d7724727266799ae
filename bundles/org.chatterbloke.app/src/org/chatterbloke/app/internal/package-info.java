/** The window: life cycle, branding, the start perspective. Not null-marked: e4 injects. */
package org.chatterbloke.app.internal;
