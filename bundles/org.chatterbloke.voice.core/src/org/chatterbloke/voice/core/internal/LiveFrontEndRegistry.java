package org.chatterbloke.voice.core.internal;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.chatterbloke.text.TextFrontEnd;
import org.chatterbloke.voice.core.FrontEndRegistry;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The front ends that are services at this moment. */
@Component(service = FrontEndRegistry.class)
public final class LiveFrontEndRegistry implements FrontEndRegistry {

  private static final Logger LOG = LoggerFactory.getLogger(LiveFrontEndRegistry.class);

  /** By language without regard to case; guarded by itself. */
  private final TreeMap<String, Choice> choices = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  /** Without front ends; they are added one by one. */
  public LiveFrontEndRegistry() {}

  /** Called by Declarative Services, and by tests. */
  @Reference(
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC,
      unbind = "removeFrontEnd")
  public void addFrontEnd(TextFrontEnd frontEnd) {
    synchronized (choices) {
      for (String language : frontEnd.languages()) {
        if (choices.putIfAbsent(language, new Choice(frontEnd, language)) != null) {
          LOG.error(
              "The reading of {} by {} is rejected: it has a front end already.",
              language,
              frontEnd.getClass());
        }
      }
    }
  }

  /** Called when a front end leaves. */
  public void removeFrontEnd(TextFrontEnd frontEnd) {
    synchronized (choices) {
      choices.values().removeIf(choice -> choice.frontEnd() == frontEnd);
    }
  }

  @Override
  public Set<String> languages() {
    synchronized (choices) {
      return new TreeSet<>(choices.keySet());
    }
  }

  @Override
  public Optional<Choice> forLanguage(String tag) {
    synchronized (choices) {
      Choice exact = choices.get(tag);
      if (exact != null) {
        return Optional.of(exact);
      }
      String primary = Languages.primary(tag);
      return choices.entrySet().stream()
          .filter(entry -> Languages.primary(entry.getKey()).equals(primary))
          .map(Map.Entry::getValue)
          .findFirst();
    }
  }
}
