//! C, C++ and C#: the preprocessor, raw strings, attributes in brackets.

use std::sync::LazyLock;

use crate::highlight::class::Class;
use crate::highlight::language::{BlockComment, Hole, Language, Places, Prefix, Quoted};
use crate::highlight::lexer::{Lexer, Syntax};
use crate::highlight::scan::find;

const C_KEYWORDS: &str = "alignas alignof asm auto break case const constexpr continue default do else enum extern \
    for goto if inline register restrict return sizeof static struct switch thread_local typedef typeof union \
    volatile while";
const C_TYPES: &str = "bool char double float int long short signed unsigned void size_t ssize_t ptrdiff_t intptr_t \
    uintptr_t int8_t int16_t int32_t int64_t uint8_t uint16_t uint32_t uint64_t wchar_t char8_t char16_t char32_t \
    FILE va_list time_t";

const C_LANGUAGE: Language = Language {
    words: &[
        (
            Class::Constant,
            "true false NULL nullptr stdin stdout stderr EOF",
        ),
        (Class::Keyword, C_KEYWORDS),
        (Class::Type, C_TYPES),
    ],
    line_comments: &["//"],
    block_comments: &[BlockComment::C],
    doc_comments: &["///", "/**", "//!", "/*!"],
    strings: &[Quoted::DOUBLE.with_places(Places::Percent), Quoted::SINGLE],
    prefixes: &[
        ("L", Prefix::Same),
        ("u", Prefix::Same),
        ("u8", Prefix::Same),
    ],
    definitions: &[("struct union enum", Class::Type)],
    capitals: Class::Type,
    all_capitals: Class::Constant,
    members: Class::Property,
    number_bytes: b"'",
    special_bytes: b"#[",
    ..Language::PLAIN
};

pub static C: LazyLock<Syntax> = LazyLock::new(|| C_LANGUAGE.syntax_with(special));

const CPP_KEYWORDS: &str = "and catch class co_await co_return co_yield concept consteval constinit decltype delete \
    explicit export friend mutable namespace new noexcept not operator or override private protected public \
    requires static_assert static_cast dynamic_cast const_cast reinterpret_cast template this throw try typeid \
    typename using virtual xor";

const CPP_LANGUAGE: Language = Language {
    words: &[
        (Class::Own, "this"),
        (Class::Constant, "true false NULL nullptr EOF"),
        (Class::Keyword, C_KEYWORDS),
        (Class::Keyword, CPP_KEYWORDS),
        (Class::Type, C_TYPES),
        (Class::Namespace, "std"),
    ],
    soft_words: "final import module",
    definitions: &[
        ("class struct union enum concept", Class::Type),
        ("namespace", Class::Namespace),
    ],
    special_bytes: b"#[RLuU",
    ..C_LANGUAGE
};

pub static CPP: LazyLock<Syntax> = LazyLock::new(|| CPP_LANGUAGE.syntax_with(special));

/// C++ with the words of CUDA; `<<<grid, block>>>` are signs like others.
pub static CUDA: LazyLock<Syntax> = LazyLock::new(|| {
    const {
        Language {
            words: &[
                (Class::Own, "this"),
                (Class::Constant, "true false NULL nullptr EOF warpSize"),
                (
                    Class::Keyword,
                    "__global__ __device__ __host__ __shared__ __constant__ __managed__ __restrict__ \
                     __launch_bounds__ __grid_constant__ __cluster_dims__ __noinline__ __forceinline__",
                ),
                (Class::Keyword, C_KEYWORDS),
                (Class::Keyword, CPP_KEYWORDS),
                (Class::Type, C_TYPES),
                (
                    Class::Type,
                    "dim3 cudaError_t cudaStream_t cudaEvent_t cudaDeviceProp half half2 __half __half2 \
                     __nv_bfloat16 char2 char4 uchar4 short2 int2 int3 int4 uint2 uint3 uint4 long2 \
                     float1 float2 float3 float4 double2 double4",
                ),
                (
                    Class::Builtin,
                    "threadIdx blockIdx blockDim gridDim __syncthreads __syncwarp __threadfence \
                     __threadfence_block __ldg __shfl_sync __shfl_up_sync __shfl_down_sync \
                     __shfl_xor_sync __ballot_sync __any_sync __all_sync __activemask __popc __clz \
                     atomicAdd atomicSub atomicExch atomicMin atomicMax atomicCAS cudaMalloc \
                     cudaMallocManaged cudaMallocHost cudaFree cudaMemcpy cudaMemcpyAsync cudaMemset \
                     cudaDeviceSynchronize cudaGetLastError cudaGetErrorString cudaStreamCreate \
                     cudaStreamSynchronize cudaEventCreate cudaEventRecord cudaEventElapsedTime \
                     cudaMemcpyHostToDevice cudaMemcpyDeviceToHost cudaMemcpyDeviceToDevice cudaSuccess",
                ),
                (Class::Namespace, "std thrust cub cg cooperative_groups"),
            ],
            ..CPP_LANGUAGE
        }
    }
    .syntax_with(special)
});

pub static CSHARP: LazyLock<Syntax> = LazyLock::new(|| {
    const {
    Language {
        words: &[
            (Class::Own, "this base"),
            (Class::Constant, "true false null"),
            (
                Class::Keyword,
                "abstract as async await break case catch checked class const continue default delegate \
                 do else enum event explicit extern finally fixed for foreach goto if implicit in \
                 interface internal is lock nameof namespace new operator out override params private \
                 protected public readonly ref return sealed sizeof stackalloc static struct switch \
                 throw try typeof unchecked unsafe using var virtual void volatile while with yield",
            ),
            (
                Class::Type,
                "bool byte char decimal double dynamic float int long nint nuint object sbyte short \
                 string uint ulong ushort",
            ),
        ],
        soft_words: "record required init get set where select from when partial file scoped and or not",
        doc_comments: &["///"],
        strings: &[
            Quoted {
                doubled: true,
                ..Quoted::raw("$@\"", "\"").with_hole(Hole::Brace)
            },
            Quoted {
                doubled: true,
                ..Quoted::raw("@$\"", "\"").with_hole(Hole::Brace)
            },
            Quoted {
                open: "$\"",
                ..Quoted::DOUBLE.with_hole(Hole::Brace)
            },
            Quoted {
                doubled: true,
                ..Quoted::raw("@\"", "\"")
            },
            Quoted::DOUBLE,
            Quoted::SINGLE,
        ],
        prefixes: &[],
        definitions: &[
            ("class struct interface enum record new", Class::Type),
            ("namespace", Class::Namespace),
        ],
        number_bytes: b"",
        special_bytes: b"#[\"$",
            capital_calls: Class::Function,
        ..C_LANGUAGE
    }
    }
    .syntax_with(special)
});

fn special(lexer: &mut Lexer<'_, '_>) -> bool {
    match lexer.bytes[lexer.at] {
        b'#' if lexer.line_start => directive(lexer),
        b'[' => attribute(lexer),
        b'"' | b'$' => raw_quotes(lexer),
        b'#' => false,
        _ => raw_string(lexer),
    }
}

/// C#'s `"""text"""` with three quotes or more, and `$$"""text {{code}}"""`.
fn raw_quotes(lexer: &mut Lexer<'_, '_>) -> bool {
    // Of many dollars only the first is looked at, or they would be counted again and again.
    if lexer.before() == b'$' {
        return false;
    }
    let rest = &lexer.bytes[lexer.at..];
    let dollars = rest.iter().take_while(|byte| **byte == b'$').count();
    let quotes = rest[dollars..]
        .iter()
        .take_while(|byte| **byte == b'"')
        .count();
    if quotes < 3 {
        return false;
    }
    let mut from = lexer.at + dollars + quotes;
    let close = "\"".repeat(quotes);
    let end = lexer.after(from, &close);
    let open = "{".repeat(dollars);
    while dollars > 0
        && let Some(at) = find(&lexer.bytes[..end], from, open.as_bytes())
    {
        lexer.take(at, Class::String);
        lexer.take(at + dollars, Class::Punctuation);
        if !lexer.inner_code(b'}') || lexer.at > end {
            break;
        }
        from = lexer.at;
    }
    lexer.take_value(end.max(lexer.at), Class::String);
    true
}

/// Words of a directive after which the line is text.
const TEXTS: &[&[u8]] = &[
    b"error",
    b"warning",
    b"region",
    b"endregion",
    b"pragma",
    b"ident",
];

/// `#include <stdio.h>`, `#define NAME`.
fn directive(lexer: &mut Lexer<'_, '_>) -> bool {
    let rest = &lexer.bytes[lexer.at + 1..];
    let blanks = rest.iter().take_while(|byte| **byte == b' ').count();
    let word = lexer.at + 1 + blanks;
    let end = lexer.word_end(word);
    let name = &lexer.bytes[word..end];
    let line = &lexer.bytes[end..lexer.line_end(end)];
    let is_text = TEXTS.contains(&name) && !line.trim_ascii_start().starts_with(b"\"");
    let (is_include, is_define) = (name == b"include", name == b"define");
    lexer.take(end, Class::Keyword);
    lexer.line_start = false;
    lexer.after_value = false;
    if is_text {
        lexer.take(lexer.line_end(end), Class::Plain);
        return true;
    }
    let path = &lexer.bytes[end..lexer.line_end(end)];
    let angle = path.iter().position(|byte| *byte == b'<');
    if let (true, Some(angle)) = (is_include, angle) {
        let close = path.iter().position(|byte| *byte == b'>');
        lexer.at = end + angle;
        lexer.take_value(
            end + close.map_or(path.len(), |close| close + 1),
            Class::String,
        );
    } else if is_define {
        let name = end + path.iter().take_while(|byte| **byte == b' ').count();
        lexer.at = name;
        lexer.take_value(lexer.word_end(name), Class::Macro);
    }
    true
}

/// A bracket that is not closed within these bytes opens no attribute.
const LONGEST_ATTRIBUTE: usize = 300;

/// `[[nodiscard]]`; in C# `[Fact]` at the start of a line.
fn attribute(lexer: &mut Lexer<'_, '_>) -> bool {
    let named = lexer.line_start && lexer.peek(1).is_ascii_uppercase();
    let rest = lexer.bytes[lexer.at..].iter().take(LONGEST_ATTRIBUTE);
    let is_closed = || {
        rest.take_while(|byte| **byte != b'\n')
            .any(|byte| *byte == b']')
    };
    if !(named || lexer.peek(1) == b'[') || !is_closed() {
        return false;
    }
    lexer.annotation(lexer.at + 1, b'[', b']')
}

/// `R"mark(…)mark"`, also after `L`, `u`, `u8` and `U`.
fn raw_string(lexer: &mut Lexer<'_, '_>) -> bool {
    let prefix = ["R\"", "LR\"", "uR\"", "UR\"", "u8R\""];
    let prefix = prefix.iter().find(|prefix| lexer.is_at(prefix));
    let before = lexer.before();
    let (Some(prefix), false) = (prefix, before.is_ascii_alphanumeric() || before == b'_') else {
        return false;
    };
    let rest = &lexer.bytes[lexer.at + prefix.len()..];
    let Some(open) = rest.iter().take(20).position(|byte| *byte == b'(') else {
        return false;
    };
    let Ok(mark) = std::str::from_utf8(&rest[..open]) else {
        return false;
    };
    let close = format!("){mark}\"");
    let end = lexer.after(lexer.at + prefix.len() + open + 1, &close);
    lexer.take_value(end, Class::String);
    true
}
