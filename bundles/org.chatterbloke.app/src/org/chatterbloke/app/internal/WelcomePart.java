package org.chatterbloke.app.internal;

import jakarta.annotation.PostConstruct;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.FontDescriptor;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.jface.resource.ResourceLocator;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;

/** The start perspective's one part: the mark, the name, and where to go from here. */
public final class WelcomePart {

  private static final String CSS_ID = "org.eclipse.e4.ui.css.id";

  @PostConstruct
  void create(Composite parent) {
    LocalResourceManager resources =
        new LocalResourceManager(JFaceResources.getResources(), parent);
    GridLayoutFactory.fillDefaults().margins(24, 24).applyTo(parent);
    Composite middle = new Composite(parent, SWT.NONE);
    GridLayoutFactory.fillDefaults().spacing(0, 12).applyTo(middle);
    GridDataFactory.fillDefaults().align(SWT.CENTER, SWT.CENTER).grab(true, true).applyTo(middle);
    Label mark = new Label(middle, SWT.NONE);
    ResourceLocator.imageDescriptorFromBundle(WelcomePart.class, "icons/chatterbloke.svg")
        .ifPresent(image -> mark.setImage(resources.create(image)));
    GridDataFactory.fillDefaults().align(SWT.CENTER, SWT.CENTER).applyTo(mark);
    Label title = label(middle, "ChatterBloke", "chatterbloke-title");
    title.setFont(resources.create(FontDescriptor.createFrom(title.getFont()).increaseHeight(12)));
    label(
        middle,
        "Narrate from the command line: chatterbloke narrate script.md --voice af_heart -o script.mp3",
        "chatterbloke-hint");
  }

  private static Label label(Composite parent, String text, String cssId) {
    Label label = new Label(parent, SWT.NONE);
    label.setText(text);
    label.setData(CSS_ID, cssId);
    GridDataFactory.fillDefaults().align(SWT.CENTER, SWT.CENTER).applyTo(label);
    return label;
  }
}
