package org.chatterbloke.app.internal;

import org.eclipse.e4.core.di.annotations.Execute;
import org.eclipse.e4.ui.css.swt.theme.ITheme;
import org.eclipse.e4.ui.css.swt.theme.IThemeEngine;

/** View &gt; Switch Light and Dark; remembered by the theme engine. */
public final class ThemeHandler {

  private static final String LIGHT = "org.chatterbloke.theme.light";
  private static final String DARK = "org.chatterbloke.theme.dark";

  @Execute
  void toggle(IThemeEngine engine) {
    ITheme active = engine.getActiveTheme();
    engine.setTheme(active != null && DARK.equals(active.getId()) ? LIGHT : DARK, true);
  }
}
