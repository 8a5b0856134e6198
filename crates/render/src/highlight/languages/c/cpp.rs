//! C++, and CUDA, which is C++ with words of its own: raw strings.

use std::sync::LazyLock;

use super::{C_KEYWORDS, C_LANGUAGE, C_TYPES};
use crate::highlight::class::Class;
use crate::highlight::language::Language;
use crate::highlight::lexer::{Lexer, Syntax};

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

fn special(lexer: &mut Lexer<'_, '_>) -> bool {
    match lexer.bytes[lexer.at] {
        b'#' | b'[' => super::special(lexer),
        _ => raw_string(lexer),
    }
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

#[cfg(test)]
mod tests {
    use crate::highlight::tests::{check_parts, ends};

    #[test]
    fn attributes_raw_strings_and_classes_are_coloured() {
        check_parts(
            "c++",
            "[[nodiscard]] int x[3] = 1'000; auto s = R\"x(a)\"b)x\"; class Ring {}",
            &[
                "‹annotation [[nodiscard]]›",
                "‹number 1'000›",
                "‹string R\"x(a)\"b)x\"›",
                "‹keyword class› ‹type Ring›",
            ],
        );
    }

    #[test]
    fn whatever_opens_is_closed_where_the_language_closes_it() {
        ends(
            "cpp",
            "int x = 'a'; // it's",
            &[
                "auto s = R\"x(it's \"a\" )\" )x\";",
                "auto s = u8R\"(it's)\" LR\"(\")\";",
                "int n = 1'000'000;",
                "#error it's wrong",
                "#include \"it's.h\"",
                "[[deprecated(\"it's ]]\")]] void f();",
                "char c = '\\'', d = '\"';",
                "s = \"a \\\n it's\";",
            ],
        );
        ends(
            "cuda",
            "int x = 'a'; // it's",
            &["k<<<g, b>>>(x);", "__shared__ float s[1];"],
        );
    }
}
