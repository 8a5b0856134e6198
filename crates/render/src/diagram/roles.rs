//! The theme's words for colours, and the colour that stands for each while a diagram is drawn: the drawing
//! library works with colours, and calls them by names of its own.

/// What paints are for. The class of a fill is `f-` and this name, that of a line `s-`.
pub(super) const ROLES: [&str; 14] = [
    "paper", "ink", "muted", "line", "node", "edge", "group", "frame", "note", "pin", "accent",
    "red", "rule", "green",
];
/// As many paints tell apart what is only to be told apart.
pub(super) const SERIES: usize = 12;
pub(super) const SERIES_NAMES: [&str; SERIES] = [
    "c0", "c1", "c2", "c3", "c4", "c5", "c6", "c7", "c8", "c9", "c10", "c11",
];

/// What Mermaid calls its colours, by the role each has here.
pub(super) const VARIABLES: [(&str, &[&str]); 14] = [
    (
        "paper",
        &[
            "background",
            "edgeLabelBackground",
            "labelBackgroundColor",
            "relationLabelBackground",
            "sequenceNumberColor",
            "commitLabelBackground",
            "pieStrokeColor",
            "innerEndBackground",
            "stateEdgeLabelBackground",
            "requirementEdgeLabelBackground",
            "erEdgeLabelBackground",
            "compositeBackground",
            "xyChart.backgroundColor",
            "attributeBackgroundColorOdd",
            "rowOdd",
            "labelBackground",
            "sectionBkgColor2",
            "quadrant1Fill",
            "quadrant2Fill",
            "quadrant3Fill",
            "quadrant4Fill",
        ],
    ),
    (
        "ink",
        &[
            "primaryTextColor",
            "secondaryTextColor",
            "tertiaryTextColor",
            "textColor",
            "titleColor",
            "nodeTextColor",
            "labelTextColor",
            "labelColor",
            "actorTextColor",
            "signalTextColor",
            "loopTextColor",
            "noteTextColor",
            "taskTextColor",
            "taskTextDarkColor",
            "taskTextLightColor",
            "taskTextOutsideColor",
            "classText",
            "stateLabelColor",
            "transitionLabelColor",
            "pieTitleTextColor",
            "pieSectionTextColor",
            "pieLegendTextColor",
            "quadrantTitleFill",
            "quadrantPointTextFill",
            "quadrant1TextFill",
            "quadrant2TextFill",
            "quadrant3TextFill",
            "quadrant4TextFill",
            "commitLabelColor",
            "tagLabelColor",
            "requirementTextColor",
            "relationLabelColor",
            "errorTextColor",
            "xyChart.titleColor",
            "xyChart.xAxisTitleColor",
            "xyChart.yAxisTitleColor",
            "packet.labelColor",
            "packet.titleColor",
            "treemap.titleColor",
            "treemap.labelColor",
            "mainContrastColor",
        ],
    ),
    (
        "muted",
        &[
            "quadrantXAxisTextFill",
            "quadrantYAxisTextFill",
            "xyChart.xAxisLabelColor",
            "xyChart.yAxisLabelColor",
            "taskTextClickableColor",
            "packet.startByteColor",
            "packet.endByteColor",
            "treemap.valueColor",
            "radar.axisColor",
        ],
    ),
    (
        "line",
        &[
            "lineColor",
            "arrowheadColor",
            "signalColor",
            "defaultLinkColor",
            "transitionColor",
            "relationColor",
            "archEdgeColor",
            "archEdgeArrowColor",
            "specialStateColor",
            "xyChart.xAxisTickColor",
            "xyChart.yAxisTickColor",
            "xyChart.xAxisLineColor",
            "xyChart.yAxisLineColor",
            "commitLineColor",
        ],
    ),
    (
        "node",
        &[
            "primaryColor",
            "mainBkg",
            "nodeBkg",
            "actorBkg",
            "stateBkg",
            "labelBoxBkgColor",
            "personBkg",
            "requirementBackground",
            "packet.blockFillColor",
            "tagLabelBackground",
        ],
    ),
    (
        "edge",
        &[
            "primaryBorderColor",
            "nodeBorder",
            "actorBorder",
            "stateBorder",
            "labelBoxBorderColor",
            "personBorder",
            "requirementBorderColor",
            "packet.blockStrokeColor",
            "tagLabelBorder",
            "pieOuterStrokeColor",
        ],
    ),
    (
        "group",
        &[
            "secondaryColor",
            "tertiaryColor",
            "clusterBkg",
            "altBackground",
            "compositeTitleBackground",
            "attributeBackgroundColorEven",
            "rowEven",
            "sectionBkgColor",
            "altSectionBkgColor",
            "activationBkgColor",
        ],
    ),
    (
        "frame",
        &[
            "secondaryBorderColor",
            "tertiaryBorderColor",
            "clusterBorder",
            "compositeBorder",
            "actorLineColor",
            "activationBorderColor",
            "archGroupBorderColor",
            "quadrantInternalBorderStrokeFill",
            "quadrantExternalBorderStrokeFill",
        ],
    ),
    ("note", &["noteBkgColor", "faceColor"]),
    ("pin", &["noteBorderColor"]),
    (
        "accent",
        &[
            "activeTaskBorderColor",
            "activeTaskBkgColor",
            "taskBorderColor",
            "taskBkgColor",
            "quadrantPointFill",
        ],
    ),
    (
        "red",
        &[
            "todayLineColor",
            "vertLineColor",
            "critBorderColor",
            "critBkgColor",
            "errorBkgColor",
        ],
    ),
    (
        "rule",
        &[
            "gridColor",
            "excludeBkgColor",
            "radar.graticuleColor",
            "doneTaskBkgColor",
            "doneTaskBorderColor",
        ],
    ),
    ("green", &[]),
];

/// What Mermaid calls its series, with a number behind.
const SERIES_VARIABLES: [(&str, usize, usize); 6] = [
    // The name, its first number, how many.
    ("cScale", 0, 12),
    ("cScalePeer", 0, 12),
    ("git", 0, 8),
    ("gitInv", 0, 8),
    ("pie", 1, 12),
    ("fillType", 0, 8),
];
/// And the words on them.
const SERIES_LABELS: [(&str, usize); 4] = [
    ("cScaleLabel", 12),
    ("cScaleInv", 12),
    ("gitBranchLabel", 8),
    ("surface", 0),
];

/// The colours to draw with: Mermaid's names for them, and each one's value.
pub(super) fn variables() -> Vec<(String, String)> {
    let mut variables = Vec::new();
    for (role, names) in VARIABLES {
        let at = ROLES
            .iter()
            .position(|known| *known == role)
            .unwrap_or_default();
        variables.extend(
            names
                .iter()
                .map(|name| ((*name).to_owned(), standing_for(at))),
        );
    }
    for (name, first, count) in SERIES_VARIABLES {
        let of_series = |number| {
            (
                format!("{name}{}", first + number),
                standing_for(ROLES.len() + number),
            )
        };
        variables.extend((0..count).map(of_series));
    }
    for (name, count) in SERIES_LABELS {
        variables.extend((0..count).map(|number| (format!("{name}{number}"), standing_for(1))));
    }
    variables.push((String::from("xyChart.plotColorPalette"), series().join(",")));
    variables
}

/// The colours of the series, in their order.
pub(super) fn series() -> Vec<String> {
    (0..SERIES)
        .map(|number| standing_for(ROLES.len() + number))
        .collect()
}

/// The colour that stands for a role or one of the series, and that nobody else writes.
pub(super) fn standing_for(at: usize) -> String {
    format!("#a1b2{at:02x}")
}
