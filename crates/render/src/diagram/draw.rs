//! The drawing library: what it is asked for, and what it says of a diagram it cannot draw.

use merman::svg::{
    DeterministicTextMeasurer, MeasurementProfileId, RenderResourcePolicy, ResourceLimitId,
    SvgEnvironment, SvgPipeline, SvgRenderOptions, TextMeasurementPolicy, TextMeasurementProfile,
    TextMeasurementProfileIdentity,
};
use merman::{
    Engine, MermaidConfig, OperationControl, RenderOutput, RenderRequest, Renderer, SvgRequest,
};
use std::sync::LazyLock;

use super::faults::{of_error, unfit};
use super::{limits, measure, roles, signs};
use crate::cache::Fault;

/// What a diagram may not say of itself: the page has its own colours and letters, what it is made
/// of is looked over, and how much of it there may be is ours to say.
const OURS: [&str; 14] = [
    "altFontFamily",
    "fontFamily",
    "fontSize",
    "htmlLabels",
    "layout",
    "look",
    "maxEdges",
    "maxTextSize",
    "secure",
    "securityLevel",
    "suppressErrorRendering",
    "theme",
    "themeCSS",
    "themeVariables",
];

/// The SVG of a diagram as Mermaid would draw it.
pub(super) fn svg(source: &str) -> Result<String, Fault> {
    static RENDERER: LazyLock<Renderer> = LazyLock::new(renderer);
    let request = SvgRequest {
        environment: environment(),
        options: SvgRenderOptions {
            diagram_id: Some(String::from("d")),
            ..SvgRenderOptions::default()
        },
        // Words as SVG: the other way is HTML in the drawing, which may not stand on the page.
        pipeline: Some(SvgPipeline::resvg_safe()),
        ..SvgRequest::default()
    };
    let kept = signs::kept(source);
    let request = RenderRequest::svg(&kept, OperationControl::new(), request);
    match RENDERER.render(request) {
        Ok(RenderOutput::Svg(Some(svg))) => Ok(svg.svg().to_owned()),
        Ok(_) => Err(unfit(super::faults::NO_KIND)),
        Err(error) => Err(of_error(&error, &kept)),
    }
}

fn renderer() -> Renderer {
    let mut config = MermaidConfig::empty_object();
    let set =
        |config: &mut MermaidConfig, name: &str, value: &str| config.set_value(name, value.into());
    set(&mut config, "theme", "base");
    set(&mut config, "look", "classic");
    set(&mut config, "layout", "dagre");
    set(&mut config, "securityLevel", "strict");
    set(&mut config, "fontFamily", "serif");
    config.set_value("htmlLabels", false.into());
    config.set_value("flowchart.htmlLabels", false.into());
    config.set_value("maxEdges", limits::MOST_LINES.into());
    config.set_value("secure", OURS.to_vec().into());
    // A box is as wide as its words.
    config.set_value("flowchart.minNodeWidth", 0.into());
    config.set_value("state.minNodeWidth", 0.into());
    config.set_value("sequence.labelBoxWidth", 72.into());
    for (name, value) in roles::variables() {
        config.set_value(&format!("themeVariables.{name}"), value.into());
    }
    Renderer::new().with_engine(Engine::new().with_site_config(config))
}

fn environment() -> SvgEnvironment {
    let environment = SvgEnvironment::deterministic();
    let resources = RenderResourcePolicy::interactive()
        .with_limit(ResourceLimitId::MaxModelItems, limits::MOST_PARTS)
        .and_then(|policy| {
            policy.with_limit(ResourceLimitId::MaxModelNestingDepth, limits::DEEPEST)
        })
        .and_then(|policy| {
            policy.with_limit(ResourceLimitId::MaxLayoutWorkUnits, limits::MOST_WORK)
        })
        .unwrap_or_default();
    let environment = environment.with_resource_policy(resources);
    let measurer = DeterministicTextMeasurer::default().with_width_callback(measure::width);
    let identity = MeasurementProfileId::new("field-serif")
        .ok()
        .and_then(|id| TextMeasurementProfileIdentity::new(id, "1").ok());
    match identity {
        Some(identity) => {
            let profile = TextMeasurementProfile::new(identity, measurer);
            environment.with_text_measurement_policy(TextMeasurementPolicy::uniform(profile))
        }
        None => environment,
    }
}
