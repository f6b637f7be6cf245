package raven.tools;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import raven.tools.campaign.Axis;
import raven.tools.campaign.Interval;
import raven.tools.campaign.Means;
import raven.tools.campaign.Plan;
import raven.tools.campaign.Tally;
import raven.tools.picture.DesignPicture;

/** The picture of a campaign over designs: success and figures over the first thing varied that is a number, a line for each of the others. */
final class CampaignDesigns {
  private final Plan plan;
  private final Tally tally;
  private final Means means;
  private final int axis;

  CampaignDesigns(Plan plan, Tally tally, Means means) {
    this.plan = plan;
    this.tally = tally;
    this.means = means;
    int found = -1;
    for (int i = plan.axes().size() - 1; i >= 0; i--) {
      if (plan.axes().get(i).values().size() > 1 && numbers(plan.axes().get(i)) != null) found = i;
    }
    axis = found;
  }

  /** The values of an axis without their units; null when not all are numbers. */
  private static double @Nullable [] numbers(Axis axis) {
    double[] numbers = new double[axis.values().size()];
    for (int i = 0; i < numbers.length; i++) {
      try {
        numbers[i] = Double.parseDouble(axis.values().get(i).split(" ", 2)[0]);
      } catch (NumberFormatException e) {
        return null;
      }
    }
    return numbers;
  }

  /** As SVG; null when nothing is varied that could be drawn. */
  @Nullable
  String svg(String title) {
    if (axis < 0) return null;
    Axis along = plan.axes().get(axis);
    double[] x = numbers(along);
    if (x == null) return null;
    Integer[] order = new Integer[x.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, Comparator.comparingDouble(i -> x[i]));

    List<DesignPicture.Quantity> quantities = new ArrayList<>();
    for (int figure = -1; figure < means.figures().size(); figure++) {
      List<DesignPicture.Line> lines = new ArrayList<>();
      for (List<String> family : families()) lines.add(line(family, along, order, figure));
      String name = figure < 0 ? "completed" : means.figures().get(figure);
      quantities.add(new DesignPicture.Quantity(name, figure < 0, lines));
    }
    String blank = along.values().getFirst();
    String unit = blank.indexOf(' ') < 0 ? "" : blank.substring(blank.indexOf(' '));
    double[] sorted = Arrays.stream(order).mapToDouble(i -> x[i]).toArray();
    return new DesignPicture(
            along.path() + (unit.isEmpty() ? "" : " [" + unit.strip() + "]"), sorted)
        .draw(title, quantities);
  }

  /** What the other axes are, all combinations; the place of the drawn axis is empty. */
  private List<List<String>> families() {
    List<List<String>> families = new ArrayList<>();
    for (int point = 0; point < plan.points(); point++) {
      List<String> values = new ArrayList<>(plan.values(point));
      values.set(axis, "");
      if (!families.contains(values)) families.add(values);
    }
    return families;
  }

  private DesignPicture.Line line(List<String> family, Axis along, Integer[] order, int figure) {
    double[] value = new double[order.length];
    double[] low = new double[order.length];
    double[] high = new double[order.length];
    for (int i = 0; i < order.length; i++) {
      List<String> values = new ArrayList<>(family);
      values.set(axis, along.values().get(order[i]));
      int point = point(values);
      if (figure < 0) {
        Tally.Count count = tally.point(point);
        Interval share = Interval.of(count.completed(), count.runs());
        value[i] = share.share();
        low[i] = share.low();
        high[i] = share.high();
      } else {
        Means.Mean mean = means.mean(point, figure);
        value[i] = mean.mean();
        double within = mean.runs() < 2 ? 0 : mean.within();
        low[i] = mean.mean() - within;
        high[i] = mean.mean() + within;
      }
    }
    List<String> name = new ArrayList<>();
    for (int i = 0; i < family.size(); i++) {
      String path = plan.axes().get(i).path();
      if (i != axis) name.add(path.substring(path.lastIndexOf('.') + 1) + " " + family.get(i));
    }
    return new DesignPicture.Line(String.join(", ", name), value, low, high);
  }

  private int point(List<String> values) {
    for (int point = 0; point < plan.points(); point++) {
      if (plan.values(point).equals(values)) return point;
    }
    throw new IllegalArgumentException(values + " is no design");
  }
}
