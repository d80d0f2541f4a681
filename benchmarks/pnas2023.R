# Rscript pnas2023.R MODEL DATA OUT WARMUP DRAWS: what Stan's sampler costs, and its draws.
suppressMessages(library(rstan))
if (!dir.exists(system.file("include", "boost", package = "BH"))) rstan_options(boost_lib = "/usr/include") # Debian's
asked <- commandArgs(trailingOnly = TRUE)
warmup <- as.integer(asked[4])
draws <- as.integer(asked[5])
given <- read_rdump(asked[2])
model <- stan_model(asked[1])
blank <- suppressMessages(sampling(model, given, chains = 0))
size <- get_num_upars(blank)
set.seed(1)
point <- 0.1 * rnorm(size)
invisible(grad_log_prob(blank, point))
times <- 50
began <- proc.time()
for (k in 1:times) grad_log_prob(blank, point)
gradient <- (proc.time() - began)["user.self"] / times
began <- proc.time()
fit <- sampling(model, given, chains = 1, cores = 1, warmup = warmup, iter = warmup + draws, seed = 1, refresh = 0,
                pars = c("last_toll", "bias"))
spent <- (proc.time() - began)["user.self"]
found <- get_sampler_params(fit, inc_warmup = TRUE)[[1]]
kept <- extract(fit, pars = c("last_toll", "bias"), permuted = FALSE)[, 1, ]
write.table(kept, asked[3], row.names = FALSE, col.names = FALSE)
cat(size, gradient, spent, sum(found[, "n_leapfrog__"]), "\n")
