//! The vocabulary of the notes.

use std::sync::LazyLock;

const WORDS: &str = "about after against again along among answer because before behind below between both \
    broker buffer cache change checkpoint cluster column commit consumer correct cost count customer data deadline \
    decision deploy design disk does down each early engine error evening event every exactly explain failure fast \
    feature field file find first follow found from given graph group guess hand happen hash have index inside just \
    keep kernel key know lake large late latency layer leader learn leave ledger less level like limit line list load \
    lock long loss machine made make many map mean measure memory merge message metric might model moment more most \
    move much must name narrow near need never next night node note number object offset often once only open order \
    other output over page parser part partition path pattern person pipeline place plan point pool power price problem \
    process producer program prove query queue quiet range rank rather read reader real reason record region replay \
    report request retry right rolling rule run same schema score second seldom sender server shape share shard short \
    should side signal simple since size slow small snapshot some sort source space spark spill stage state step still \
    stop store stream such sure switch system table tail take task team tell than that their them then there these thing \
    think this those thread three through time token topic total trace train tree trust turn type under until user value \
    version very wait want warehouse watch water week well what when where which while window with within without word \
    work worker world write wrong year";

/// The words of English that notes are made of.
pub fn words() -> &'static [&'static str] {
    static LIST: LazyLock<Vec<&str>> = LazyLock::new(|| WORDS.split_whitespace().collect());
    &LIST
}
