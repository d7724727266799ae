package org.chatterbloke.voice.core.internal;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.chatterbloke.voice.api.ClonerDescriptor;
import org.chatterbloke.voice.api.VoiceCloner;
import org.chatterbloke.voice.core.ClonerRegistry;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The cloners that are services at this moment. */
@Component(service = ClonerRegistry.class)
public final class LiveClonerRegistry implements ClonerRegistry {

  private static final Logger LOG = LoggerFactory.getLogger(LiveClonerRegistry.class);

  /** By id; guarded by itself. */
  private final TreeMap<String, VoiceCloner> cloners = new TreeMap<>();

  /** Without cloners; they are added one by one. */
  public LiveClonerRegistry() {}

  /** Called by Declarative Services, and by tests. */
  @Reference(
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC,
      unbind = "removeCloner")
  public void addCloner(VoiceCloner cloner) {
    String id = cloner.descriptor().id();
    synchronized (cloners) {
      if (cloners.putIfAbsent(id, cloner) != null) {
        LOG.error("The cloner {} of {} is rejected: its id is taken.", id, cloner.getClass());
      }
    }
  }

  /** Called when a cloner leaves. */
  public void removeCloner(VoiceCloner cloner) {
    synchronized (cloners) {
      cloners.values().removeIf(known -> known == cloner);
    }
  }

  @Override
  public List<ClonerDescriptor> descriptors() {
    synchronized (cloners) {
      return cloners.values().stream().map(VoiceCloner::descriptor).toList();
    }
  }

  @Override
  public Optional<VoiceCloner> find(String clonerId) {
    synchronized (cloners) {
      return Optional.ofNullable(cloners.get(clonerId));
    }
  }
}
