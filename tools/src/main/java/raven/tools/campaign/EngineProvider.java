package raven.tools.campaign;

/** A campaign engine that not every installation has: found on the class path by {@link java.util.ServiceLoader}. */
public interface EngineProvider {
  /** As {@code --engine} calls it. */
  String name();

  /**
   * Reaches whoever flies; throws {@link raven.file.FileError} with one clear line when nobody answers.
   *
   * @param master address, empty to take the one that the surroundings know
   */
  CampaignEngine open(String master);
}
