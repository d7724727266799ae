package org.chatterbloke.plugins.internal;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.chatterbloke.base.FailureKind;
import org.chatterbloke.plugins.Plugin;
import org.chatterbloke.plugins.PluginException;
import org.chatterbloke.plugins.PluginService;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.SubMonitor;
import org.eclipse.equinox.p2.core.IProvisioningAgent;
import org.eclipse.equinox.p2.core.ProvisionException;
import org.eclipse.equinox.p2.engine.IEngine;
import org.eclipse.equinox.p2.engine.IProfile;
import org.eclipse.equinox.p2.engine.IProfileRegistry;
import org.eclipse.equinox.p2.engine.IProvisioningPlan;
import org.eclipse.equinox.p2.engine.PhaseSetFactory;
import org.eclipse.equinox.p2.engine.ProvisioningContext;
import org.eclipse.equinox.p2.engine.query.UserVisibleRootQuery;
import org.eclipse.equinox.p2.metadata.IInstallableUnit;
import org.eclipse.equinox.p2.planner.IPlanner;
import org.eclipse.equinox.p2.planner.IProfileChangeRequest;
import org.eclipse.equinox.p2.query.IQuery;
import org.eclipse.equinox.p2.query.IQueryable;
import org.eclipse.equinox.p2.query.QueryUtil;
import org.eclipse.equinox.p2.repository.artifact.IArtifactRepositoryManager;
import org.eclipse.equinox.p2.repository.metadata.IMetadataRepositoryManager;
import org.jspecify.annotations.NullMarked;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Plug-ins by p2: a plug-in is a feature group among the profile's roots. */
@Component
@NullMarked
public final class P2PluginService implements PluginService {

  private static final String OURS = "org.chatterbloke.feature.";
  private static final String GROUP = ".feature.group";
  private static final Set<String> ESSENTIAL =
      Set.of("platform", "narration", "library", "commandline", "plugins", "workbench");

  private final BundleContext bundles;

  /** Nothing of p2 is touched before the first call. */
  @Activate
  public P2PluginService(BundleContext bundles) {
    this.bundles = bundles;
  }

  @Override
  public List<Plugin> installed() throws PluginException {
    return plugins(profile(agent()).query(new UserVisibleRootQuery(), null));
  }

  @Override
  public List<Plugin> available(List<URI> sites, IProgressMonitor monitor) throws PluginException {
    return plugins(newestGroups(agent(), sites, monitor));
  }

  @Override
  public List<Plugin> install(List<String> ids, List<URI> sites, IProgressMonitor monitor)
      throws PluginException {
    IProvisioningAgent agent = agent();
    SubMonitor progress = SubMonitor.convert(monitor, "Installing plug-ins", 100);
    Set<IInstallableUnit> offered = newestGroups(agent, sites, progress.split(20));
    List<IInstallableUnit> wanted = new ArrayList<>();
    for (String id : ids) {
      wanted.add(find(id, offered, "The sites offer"));
    }
    String failure = names(wanted) + " cannot be installed";
    change(agent, wanted, List.of(), sites, failure, progress.split(80));
    return plugins(wanted);
  }

  @Override
  public List<Plugin> update(List<String> ids, List<URI> sites, IProgressMonitor monitor)
      throws PluginException {
    IProvisioningAgent agent = agent();
    SubMonitor progress = SubMonitor.convert(monitor, "Updating plug-ins", 100);
    Set<IInstallableUnit> offered = newestGroups(agent, sites, progress.split(20));
    Set<IInstallableUnit> roots = roots(agent);
    List<IInstallableUnit> current = new ArrayList<>();
    if (ids.isEmpty()) {
      current.addAll(roots);
    }
    for (String id : ids) {
      current.add(find(id, roots, "Installed are"));
    }
    List<IInstallableUnit> newer = new ArrayList<>();
    List<IInstallableUnit> replaced = new ArrayList<>();
    for (IInstallableUnit unit : current) {
      for (IInstallableUnit candidate : offered) {
        if (candidate.getId().equals(unit.getId())
            && candidate.getVersion().compareTo(unit.getVersion()) > 0) {
          newer.add(candidate);
          replaced.add(unit);
        }
      }
    }
    if (newer.isEmpty()) {
      return List.of();
    }
    String failure = names(newer) + " cannot be updated";
    change(agent, newer, replaced, sites, failure, progress.split(80));
    return plugins(newer);
  }

  @Override
  public void remove(List<String> ids, IProgressMonitor monitor) throws PluginException {
    IProvisioningAgent agent = agent();
    Set<IInstallableUnit> roots = roots(agent);
    List<IInstallableUnit> wanted = new ArrayList<>();
    for (String id : ids) {
      IInstallableUnit unit = find(id, roots, "Installed are");
      if (plugin(unit).essential()) {
        throw new PluginException(
            FailureKind.BAD_INPUT,
            "“" + id + "” is a part that ChatterBloke cannot do without.",
            "Engines, cloners, languages, formats and devices can be removed.",
            null);
      }
      wanted.add(unit);
    }
    String failure = names(wanted) + " cannot be removed";
    change(agent, List.of(), wanted, List.of(), failure, monitor);
  }

  @Override
  public Instant rollback(List<URI> sites, IProgressMonitor monitor) throws PluginException {
    IProvisioningAgent agent = agent();
    IProfileRegistry registry = agent.getService(IProfileRegistry.class);
    IProfile current = profile(agent);
    long[] states = registry.listProfileTimestamps(current.getProfileId());
    long before =
        Arrays.stream(states).filter(time -> time < current.getTimestamp()).max().orElse(-1);
    IProfile past = before < 0 ? null : registry.getProfile(current.getProfileId(), before);
    if (past == null || past.query(QueryUtil.ALL_UNITS, null).isEmpty()) {
      throw new PluginException(
          FailureKind.NOT_FOUND,
          "There is no earlier state of the plug-ins to go back to.",
          "A state is kept each time plug-ins are installed, updated or removed.",
          null);
    }
    SubMonitor progress = SubMonitor.convert(monitor, "Going back to the earlier plug-ins", 100);
    remember(agent, sites);
    IPlanner planner = agent.getService(IPlanner.class);
    IProvisioningPlan plan = planner.getDiffPlan(current, past, progress.split(20));
    perform(agent, plan, "The plug-ins could not be rolled back", progress.split(80));
    return Instant.ofEpochMilli(before);
  }

  private static void change(
      IProvisioningAgent agent,
      List<IInstallableUnit> added,
      List<IInstallableUnit> removed,
      List<URI> sites,
      String failure,
      IProgressMonitor monitor)
      throws PluginException {
    SubMonitor progress = SubMonitor.convert(monitor, 100);
    IPlanner planner = agent.getService(IPlanner.class);
    IProfileChangeRequest request = planner.createChangeRequest(profile(agent));
    request.addAll(added);
    request.removeAll(removed);
    for (IInstallableUnit unit : added) {
      request.setInstallableUnitProfileProperty(unit, IProfile.PROP_PROFILE_ROOT_IU, "true");
    }
    ProvisioningContext context = context(agent, sites);
    IProvisioningPlan plan = planner.getProvisioningPlan(request, context, progress.split(20));
    check(plan.getStatus(), failure);
    perform(agent, plan, failure, progress.split(80));
  }

  private static void perform(
      IProvisioningAgent agent, IProvisioningPlan plan, String failure, IProgressMonitor monitor)
      throws PluginException {
    IEngine engine = agent.getService(IEngine.class);
    check(engine.perform(plan, PhaseSetFactory.createDefaultPhaseSet(), monitor), failure);
  }

  private static void check(IStatus status, String sentence) throws PluginException {
    if (status.getSeverity() == IStatus.CANCEL) {
      throw new OperationCanceledException();
    }
    if (status.getSeverity() == IStatus.ERROR) {
      boolean network = String.valueOf(status.getException()).contains("IOException");
      throw new PluginException(
          network ? FailureKind.UNAVAILABLE : FailureKind.BAD_INPUT,
          sentence + ": " + P2Messages.deepest(status) + ".",
          "Nothing was changed; check the site (--from) and the versions with “chatterbloke plugins list"
              + " --available”.",
          status.getException());
    }
  }

  private static Set<IInstallableUnit> newestGroups(
      IProvisioningAgent agent, List<URI> sites, IProgressMonitor monitor) throws PluginException {
    IMetadataRepositoryManager metadata = agent.getService(IMetadataRepositoryManager.class);
    SubMonitor progress = SubMonitor.convert(monitor, "Reading plug-in sites", sites.size());
    List<IQueryable<IInstallableUnit>> repositories = new ArrayList<>();
    for (URI site : sites) {
      try {
        repositories.add(metadata.loadRepository(site, progress.split(1)));
      } catch (ProvisionException e) {
        throw new PluginException(
            FailureKind.UNAVAILABLE,
            "The plug-in site "
                + site
                + " cannot be read: "
                + P2Messages.deepest(e.getStatus())
                + ".",
            "Check the address and the network, or give another site with --from.",
            e);
      }
    }
    IQuery<IInstallableUnit> newest = QueryUtil.createLatestQuery(QueryUtil.createIUGroupQuery());
    return QueryUtil.compoundQueryable(repositories).query(newest, null).toUnmodifiableSet();
  }

  private static ProvisioningContext context(IProvisioningAgent agent, List<URI> sites) {
    ProvisioningContext context = new ProvisioningContext(agent);
    context.setMetadataRepositories(sites.toArray(URI[]::new));
    context.setArtifactRepositories(sites.toArray(URI[]::new));
    remember(agent, sites);
    return context;
  }

  private static void remember(IProvisioningAgent agent, List<URI> sites) {
    IArtifactRepositoryManager artifacts = agent.getService(IArtifactRepositoryManager.class);
    sites.forEach(artifacts::addRepository);
  }

  private static IInstallableUnit find(String id, Set<IInstallableUnit> units, String where)
      throws PluginException {
    String wanted = id.strip();
    for (String full : List.of(OURS + wanted + GROUP, wanted + GROUP, wanted)) {
      for (IInstallableUnit unit : units) {
        if (unit.getId().equals(full)) {
          return unit;
        }
      }
    }
    throw new PluginException(
        FailureKind.NOT_FOUND,
        "There is no plug-in “" + id + "”.",
        where + ": " + String.join(", ", plugins(units).stream().map(Plugin::id).toList()) + ".",
        null);
  }

  private Set<IInstallableUnit> roots(IProvisioningAgent agent) throws PluginException {
    Set<IInstallableUnit> groups = new LinkedHashSet<>();
    for (IInstallableUnit unit : profile(agent).query(new UserVisibleRootQuery(), null)) {
      if (QueryUtil.isGroup(unit) && !QueryUtil.isProduct(unit)) {
        groups.add(unit);
      }
    }
    return groups;
  }

  private static List<Plugin> plugins(Iterable<IInstallableUnit> units) {
    List<Plugin> plugins = new ArrayList<>();
    for (IInstallableUnit unit : units) {
      if (QueryUtil.isGroup(unit) && !QueryUtil.isProduct(unit)) {
        plugins.add(plugin(unit));
      }
    }
    plugins.sort(Comparator.comparing(Plugin::id));
    return plugins;
  }

  private static Plugin plugin(IInstallableUnit unit) {
    String id = unit.getId();
    if (id.endsWith(GROUP)) {
      id = id.substring(0, id.length() - GROUP.length());
    }
    boolean ours = id.startsWith(OURS);
    id = ours ? id.substring(OURS.length()) : id;
    return new Plugin(
        id,
        text(unit, IInstallableUnit.PROP_NAME, id),
        unit.getVersion().toString(),
        text(unit, IInstallableUnit.PROP_DESCRIPTION, ""),
        ours && ESSENTIAL.contains(id));
  }

  private static String text(IInstallableUnit unit, String property, String fallback) {
    String value = unit.getProperty(property, Locale.ENGLISH.toString());
    return value == null ? fallback : value.strip();
  }

  private static String names(List<IInstallableUnit> units) {
    return String.join(", ", plugins(units).stream().map(Plugin::id).toList());
  }

  private IProvisioningAgent agent() throws PluginException {
    // p2 turns http into https; the command lets http through for loopback addresses only
    System.setProperty("p2.httpRule", "allow");
    ServiceReference<IProvisioningAgent> reference =
        bundles.getServiceReference(IProvisioningAgent.class);
    IProvisioningAgent agent = reference == null ? null : bundles.getService(reference);
    if (agent == null) {
      throw new PluginException(
          FailureKind.UNAVAILABLE,
          "This installation has no plug-in management (p2).",
          "Use a built product; a product started from a development environment has none.",
          null);
    }
    return agent;
  }

  private static IProfile profile(IProvisioningAgent agent) throws PluginException {
    IProfile profile = agent.getService(IProfileRegistry.class).getProfile(IProfileRegistry.SELF);
    if (profile == null) {
      throw new PluginException(
          FailureKind.STORAGE,
          "The record of the installed plug-ins (the folder p2 of the product) is missing.",
          "Unpack the product again.",
          null);
    }
    return profile;
  }
}
